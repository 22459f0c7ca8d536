// Finds a Chromium for the browser journeys, or brings one: from the system's package manager, else Playwright's own.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { inTongue, run, say } from './setup.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge']
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

const works = (command) => spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0

function onPath() {
  if (process.platform === 'win32') return undefined
  for (const name of names) {
    const found = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim()
    if (found !== '' && works(found)) return found
  }
  return undefined
}

/** A Chromium that is already here, by HITLOOP_CHROMIUM, on the path, or in its usual place. */
const present = () => [process.env.HITLOOP_CHROMIUM, onPath(), ...places].find((path) => path && existsSync(path))

function installWithPackages() {
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const quiet = (...command) => {
    const [program, ...args] = [...asRoot, ...command]
    return (
      spawnSync(program, args, { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
        .status === 0
    )
  }
  if (spawnSync('sh', ['-c', 'command -v apt-get']).status !== 0) return
  say(
    inTongue(
      'Installing Chromium with apt-get for the browser journeys…',
      '正在用 apt-get 安装浏览器测试要用的 Chromium……',
    ),
  )
  quiet('apt-get', 'update', '-q')
  quiet('apt-get', 'install', '-y', '-q', 'chromium', 'fonts-noto-cjk')
}

/** Path of a Chromium; ends the process with a sentence when none can be had. */
export function findChromium() {
  const here = present()
  if (here) return here
  if (process.platform === 'linux') installWithPackages()
  const installed = present()
  if (installed) return installed
  say(inTongue('Downloading Playwright’s Chromium…', '正在下载 Playwright 的 Chromium……'))
  run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], {
    failure: inTongue(
      'No Chromium was found and none could be installed. Install one and try again, or give its path in HITLOOP_CHROMIUM.',
      '没有找到 Chromium，也装不上。请先安装一个再试，或用 HITLOOP_CHROMIUM 指定它的路径。',
    ),
  })
  return ''
}

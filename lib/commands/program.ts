// The commands and their options, as `--help` shows them.
import { Command } from 'commander'
import { evalCommand } from './eval-command'
import { importCommand } from './import-command'
import { matchCommand } from './match-command'
import type {
  ContinueOptionValues,
  EvalOptionValues,
  ImportOptionValues,
  MatchOptionValues,
  RankOptionValues,
  ResumeOptionValues,
  RunsOptionValues,
  StoredOptionValues,
} from './options'
import { rankCommand } from './rank-command'
import type { Session } from './session'

const collect = (value: string, before: string[] | undefined): string[] => [...(before ?? []), value]

/** `done` is told the exit code of the command that ran. Parsing throws CommanderError instead of ending the process. */
export function createProgram(session: Session, done: (status: number) => void): Command {
  const { words } = session
  const titles: Record<string, string> = {
    'Usage:': words('usageTitle'),
    'Arguments:': words('argumentsTitle'),
    'Options:': words('optionsTitle'),
    'Commands:': words('commandsTitle'),
  }
  const program = new Command('hitloop')
    .description(words('about'))
    .exitOverride()
    .configureOutput({ writeOut: session.stdout, writeErr: session.stderr, outputError: () => undefined })
    .configureHelp({
      styleTitle: (title) => titles[title] ?? title,
      optionDescription: ({ description, mandatory, negate, defaultValue }) => {
        if (mandatory) return description + words('optionRequired')
        return negate || defaultValue === undefined
          ? description
          : description + words('optionDefault', { value: String(defaultValue) })
      },
    })
    .helpOption('-h, --help', words('helpOption'))
    .helpCommand(false)
    .addHelpText('after', `\n${words('helpEnd')}`)
  addImport(program, session, done)
  addEval(program, session, done)
  addMatch(program, session, done)
  addRank(program, session, done)
  addRuns(program, session, done)
  addWorker(program, session, done)
  return program
}

function addImport(program: Command, session: Session, done: (status: number) => void): void {
  const { words } = session
  program
    .command('import')
    .description(words('importAbout'))
    .argument('<FILE>', words('fileArgument'))
    .option('--label <COL>', words('labelOption'))
    .option('--user <COL>', words('userOption'))
    .option('--time <COL>', words('timeOption'))
    .option('--sheet <NAME>', words('sheetOption'))
    .option('--quarantine <FILE>', words('quarantineOption'))
    .action(async (file: string, values: ImportOptionValues) => done(await importCommand(file, values, session)))
}

function addEval(program: Command, session: Session, done: (status: number) => void): void {
  const { words } = session
  program
    .command('eval')
    .description(words('evalAbout'))
    .requiredOption('--data <FILE>', words('dataOption'))
    .requiredOption('--label <COL>', words('labelOption'))
    .requiredOption('--prompt <FILE>', words('promptOption'), collect)
    .option('--user <COL>', words('userOption'))
    .option('--time <COL>', words('timeOption'))
    .option('--sheet <NAME>', words('sheetOption'))
    .option('--variables <FILE>', words('variablesOption'))
    .option('--pool <FILE>', words('poolOption'))
    .option('--pool-name <COL>', words('poolNameOption'))
    .option('--pool-sheet <NAME>', words('poolSheetOption'))
    .option('--model <MODEL>', words('modelOption'), 'embedded')
    .option('--base-url <URL>', words('baseUrlOption'))
    .option('--api-key-env <NAME>', words('apiKeyEnvOption'))
    .option('--sample <N>', words('sampleOption') + words('optionDefault', { value: '200' }))
    .option('--all', words('allOption'))
    .option('--seed <N>', words('seedOption'), '1')
    .option('--strategy <HOW>', words('strategyOption'), 'uniform')
    .option('--split <SPLIT>', words('splitOption'))
    .option('--distinct <HOW>', words('distinctOption'))
    .option('--k <K>', words('kOption'), '5')
    .option('--theta <T>', words('thetaOption'), '0.8')
    .option('--match <GRADE>', words('matchOption'), 'lexical')
    .option('--judge <MODEL>', words('judgeOption'))
    .option('--judge-zone <LOW:HIGH>', words('judgeZoneOption'))
    .option('--judge-calls <N>', `${words('judgeCallsOption')} (2000)`)
    .option('--concurrency <N>', words('concurrencyOption'), '8')
    .option('--budget-usd <X>', words('budgetOption'))
    .option('--max-calls <N>', words('maxCallsOption'))
    .option('--repeats <N>', words('repeatsOption'), '1')
    .option('--no-reuse', words('noReuseOption'))
    .option('--transport <HOW>', words('transportOption'), 'live')
    .option('--stop-at-gain <GAIN>', words('stopAtGainOption'))
    .option('--best-of <CALLS>', words('bestOfOption'))
    .option('--against <FILE>', words('againstOption'))
    .option('--data-dir <DIR>', words('dataDirOption'))
    .option('--resume <RUN>', words('resumeOption'))
    .option('--dry-run', words('dryRunOption'))
    .requiredOption('--out <FILE>', words('outOption'))
    .option('--rows <FILE>', words('rowsOption'))
    .action(async (values: EvalOptionValues) => done(await evalCommand(values, session)))
}

/** The commands on stored runs; each loads the database's packages when it is asked for. */
function addRuns(program: Command, session: Session, done: (status: number) => void): void {
  const { words } = session
  const onRun = (name: string, about: string) =>
    program
      .command(name)
      .description(about)
      .argument('<RUN>', words('runArgument'))
      .option('--data-dir <DIR>', words('storedOption'))
  program
    .command('runs')
    .description(words('runsAbout'))
    .option('--data-dir <DIR>', words('storedOption'))
    .option('--limit <N>', words('limitOption'), '50')
    .action(async (values: RunsOptionValues) => {
      const { runsCommand } = await import('./runs-command')
      done(await runsCommand(values, session))
    })
  for (const deed of ['pause', 'cancel'] as const) {
    onRun(deed, words(`${deed}About`)).action(async (run: string, values: StoredOptionValues) => {
      const { controlCommand } = await import('./control-command')
      done(await controlCommand(deed, run, values, session))
    })
  }
  const toTheEnd = (command: Command) =>
    command
      .option('--k <K>', words('kOption'), '5')
      .option('--out <FILE>', words('outOption'))
      .option('--rows <FILE>', words('rowsOption'))
  toTheEnd(onRun('resume', words('resumeAbout')))
    .option('--budget-usd <X>', words('budgetOption'))
    .option('--max-calls <N>', words('maxCallsOption'))
    .action(async (run: string, values: ResumeOptionValues) => {
      const { resumeCommand } = await import('./continue-command')
      done(await resumeCommand(run, values, session))
    })
  toTheEnd(onRun('repeat', words('repeatAbout'))).action(async (run: string, values: ContinueOptionValues) => {
    const { repeatCommand } = await import('./continue-command')
    done(await repeatCommand(run, values, session))
  })
}

function addWorker(program: Command, session: Session, done: (status: number) => void): void {
  program
    .command('worker')
    .description(session.words('workerAbout'))
    .action(async () => {
      // The database's packages are loaded for those who need them.
      const { workerCommand } = await import('./worker-command')
      done(await workerCommand(session))
    })
}

function addMatch(program: Command, session: Session, done: (status: number) => void): void {
  const { words } = session
  program
    .command('match')
    .description(words('matchAbout'))
    .requiredOption('--pool <FILE>', words('poolOption'))
    .requiredOption('--pool-name <COL>', words('poolNameOption'))
    .option('--pool-sheet <NAME>', words('poolSheetOption'))
    .requiredOption('--in <FILE>', words('inOption'))
    .option('--k <K>', words('matchKOption'), '1')
    .option('--theta <T>', words('matchThetaOption'), '0')
    .requiredOption('--out <FILE>', words('matchesOption'))
    .action(async (values: MatchOptionValues) => done(await matchCommand(values, session)))
}

function addRank(program: Command, session: Session, done: (status: number) => void): void {
  const { words } = session
  program
    .command('rank')
    .description(words('rankAbout'))
    .requiredOption('--votes <FILE>', words('votesOption'))
    .requiredOption('--out <FILE>', words('ranksOption'))
    .action(async (values: RankOptionValues) => done(await rankCommand(values, session)))
}

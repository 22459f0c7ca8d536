// The commands and their options, as `--help` shows them.
import { Command } from 'commander'
import { evalCommand } from './eval-command'
import { importCommand } from './import-command'
import { matchCommand } from './match-command'
import type { EvalOptionValues, ImportOptionValues, MatchOptionValues } from './options'
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
    .configureHelp({ styleTitle: (title) => titles[title] ?? title })
    .helpOption('-h, --help', words('helpOption'))
    .helpCommand(false)
  addImport(program, session, done)
  addEval(program, session, done)
  addMatch(program, session, done)
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
    .option('--variables <FILE>', words('variablesOption'))
    .option('--pool <FILE>', words('poolOption'))
    .option('--pool-name <COL>', words('poolNameOption'))
    .option('--model <MODEL>', words('modelOption'), 'embedded')
    .option('--base-url <URL>', words('baseUrlOption'))
    .option('--api-key-env <NAME>', words('apiKeyEnvOption'))
    .option('--sample <N>', `${words('sampleOption')} (200)`)
    .option('--all', words('allOption'))
    .option('--seed <N>', words('seedOption'), '1')
    .option('--strategy <HOW>', words('strategyOption'), 'uniform')
    .option('--k <K>', words('kOption'), '5')
    .option('--theta <T>', words('thetaOption'), '0.8')
    .option('--match <GRADE>', words('matchOption'), 'lexical')
    .option('--concurrency <N>', words('concurrencyOption'), '8')
    .option('--budget-usd <X>', words('budgetOption'))
    .option('--max-calls <N>', words('maxCallsOption'))
    .option('--repeats <N>', words('repeatsOption'), '1')
    .option('--no-reuse', words('noReuseOption'))
    .option('--stop-at-gain <GAIN>', words('stopAtGainOption'))
    .option('--data-dir <DIR>', words('dataDirOption'))
    .option('--resume <RUN>', words('resumeOption'))
    .requiredOption('--out <FILE>', words('outOption'))
    .option('--rows <FILE>', words('rowsOption'))
    .action(async (values: EvalOptionValues) => done(await evalCommand(values, session)))
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
    .requiredOption('--in <FILE>', words('inOption'))
    .option('--k <K>', words('matchKOption'), '1')
    .option('--theta <T>', words('matchThetaOption'), '0')
    .requiredOption('--out <FILE>', words('matchesOption'))
    .action(async (values: MatchOptionValues) => done(await matchCommand(values, session)))
}

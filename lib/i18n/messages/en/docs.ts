import type { docs as zh } from '../zh/docs'

export const docs: typeof zh = {
  title: 'Guides',
  lead: 'From the first test to production: read them in order, or just the one you need.',
  parts: 'In this guide',
  next: 'Next guide:',
  code: 'Command or example',
  table: 'Table',
  guides: {
    'first-run': 'Your first run',
    'your-data': 'Bring your own data',
    compare: 'Compare two prompts',
    arena: 'Run an arena',
    statistics: 'Read the statistics',
    production: 'Go to production',
    team: 'Run it for a team',
  },
  help: 'Not sure how? See the guide <link>“{name}”</link>.',
}

export const tour = {
  label: 'Tour',
  offer:
    'New here? Five steps lead from data to a hit rate, and on to blind votes. Leave at any time; you can reopen the tour under “Search and actions”.',
  begin: 'Take the tour',
  decline: 'No, thanks',
  progress: 'Step {step} of {steps}',
  skip: 'End the tour',
  back: 'Back',
  next: 'Next',
  done: 'Done',
  there: 'Open this page',
  data: {
    title: 'Data: a real user in each row',
    body: 'Drop a file: its encoding, delimiter and kinds of columns are detected. One column holds the product that the user really took next; the hit rate is measured against it. The candidate pool, on the next page, says which products may be recommended.',
  },
  prompts: {
    title: 'Prompts: variables turn columns into words',
    body: 'A variable is a sentence made of columns, such as “female, aged 36 to 40”. Each save is a new version, and earlier ones never change. Write your own, or have a model write candidates under Meta prompt.',
  },
  optimise: {
    title: 'Optimise: two prompts answer side by side',
    body: 'Choose a user’s row and let both prompts answer; you see at once which one hits. Say what is wrong, and a model writes the next version from it.',
  },
  batch: {
    title: 'Batch test: in how many rows was it right?',
    body: 'Choose prompts, models and a number of rows; see the price before you start. The result comes with its margin of error and says plainly which is better, or that it can’t be told yet.',
  },
  arena: {
    title: 'Arena: where numbers can’t decide, people vote blind',
    body: 'Send a link: people vote on a phone or a desk and never see which prompt wrote what. Ranks show how certain they are, and equals share a place.',
  },
}

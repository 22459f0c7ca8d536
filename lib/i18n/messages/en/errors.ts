import type { ErrorCode } from '@/lib/errors'

export const errors: Record<ErrorCode, string> = {
  unexpected:
    'Something unexpected went wrong. No change was left half done; the server log has the details under {reference}.',
  'input.invalid': 'This can’t be used as it is: {detail}.',
  'request.foreignOrigin':
    'This request came from another site and was refused. Open Hitloop at its own address and try again.',
  'request.tooLarge':
    'This upload is larger than the limit of {limitMb} MB. Split the file, or import it with the command line.',
  'notFound.scene': 'This scene is no longer there. Choose another one at the top left.',
  'scene.last': 'This is the only scene and can’t be deleted. Create another one first.',
  'notFound.dataset': 'This dataset is no longer there. Choose another one on the data page.',
  'notFound.reading': 'This import has already ended, so there is nothing to cancel. Reload the page to see.',
  'notFound.prompt': 'This prompt is no longer there. Choose another one on the prompts page.',
  'notFound.run': 'There is no such run. Choose one from the list of batch tests.',
  'notFound.picture': 'There is no such picture. Go back to the guide and open it again.',
  'notFound.pool': 'This scene has no candidate pool yet. Import one on the pool page first.',
  'notFound.arena': 'There is no such arena; it may have been deleted. Go back to the list of arenas.',
  'notFound.voteLink':
    'This voting link is not valid: perhaps it was not copied completely, or the arena has been deleted. Ask whoever sent it for a new one.',
  'notFound.battle': 'This comparison is not yours, or no longer there. Reload the page.',
  'notFound.row': 'This dataset has no row {row, number}; it has {rows, number} rows. Choose another one.',
  'dataDir.held':
    'The data folder {dir} is in use by another Hitloop process ({pid}). Stop that one first, or choose another folder with HITLOOP_DATA_DIR or --data-dir.',
  'dataDir.unusable':
    'The data folder {dir} can’t be used: {detail, select, ENOTDIR {a part of its path is a file} EEXIST {a file of that name is in its place} ENOENT {its folder isn’t there} EISDIR {it is a folder} EACCES {permission denied} EPERM {not permitted} EROFS {the disk is read-only} ENOSPC {the disk is full} EDQUOT {the quota is used up} EMFILE {too many files are open} ENAMETOOLONG {its name is too long} EIO {the disk failed} other {{detail}}}. Choose another one with HITLOOP_DATA_DIR or --data-dir.',
  'database.address':
    'DATABASE_URL is not the address of a PostgreSQL server. Write it as postgresql://USER:PASSWORD@HOST:5432/NAME, or leave it out to use the embedded database.',
  'database.unreachable':
    'The database of DATABASE_URL does not answer: {detail}. Check the address, or leave DATABASE_URL out to use the embedded database.',
  'port.inUse':
    'Port {port, number, ::group-off} is taken by another program. Stop that one, or choose another port: PORT=3001 npm start.',

  'storage.full':
    'The disk is full, so no further answer can be stored. The run is waiting and goes on by itself once there is room; what is stored is safe.',
  'storage.failing':
    'Answers can’t be stored at the moment: {detail}. The run is waiting and goes on by itself once storage works again; what is stored is safe.',
  'file.damaged':
    '{file} is {format, select, xlsx {an XLSX workbook} parquet {a Parquet file} zip {a ZIP archive, as XLSX workbooks are} other {{format}}}, but can’t be read to its end: {detail}. Export it again and retry.',
  'file.emptySheet':
    'The sheet “{sheet}” of {file} is empty. Choose another sheet, or write a header and at least one row into it.',
  'file.inflates':
    '{file} is too large once unpacked: {part} is over {limitMb} MB. Split it into several files, or use CSV.',
  'file.jsonDocument':
    '{file} is one JSON document, not one object per line. Save it as JSONL: one object per line, without brackets around them.',
  'file.noSheet': '{file} has no sheet “{sheet}”. Its sheets: {available}.',
  'file.missing': '{file} does not exist. Check the path.',
  'file.unreadable':
    '{file} can’t be read: {detail, select, ENOENT {its folder isn’t there} EISDIR {it is a folder} EACCES {permission denied} EPERM {not permitted} EROFS {the disk is read-only} ENOSPC {the disk is full} EDQUOT {the quota is used up} EMFILE {too many files are open} ENAMETOOLONG {its name is too long} EIO {the disk failed} other {{detail}}}. Check the path and the permissions.',
  'file.unwritable':
    '{file} can’t be written: {detail, select, ENOENT {its folder isn’t there} EISDIR {it is a folder} EACCES {permission denied} EPERM {not permitted} EROFS {the disk is read-only} ENOSPC {the disk is full} EDQUOT {the quota is used up} EMFILE {too many files are open} ENAMETOOLONG {its name is too long} EIO {the disk failed} other {{detail}}}. Choose another place.',
  'file.empty': '{file} is empty. Export it again, with a header line and at least one row.',
  'file.headerOnly': '{file} has a header and no rows. Export it again with its rows.',
  'file.noUsableLine': '{file} has no usable row. The first lines that were set aside: {reasons}.',
  'file.notText': '{file} is not a readable table ({detail}). Save it as CSV or XLSX and try again.',
  'file.noNames': '{file} holds no name. Write one name a line and try again.',
  'file.notPlain': '{file} is no text that can be read ({detail}). Save it as a text file in UTF-8 and try again.',
  'file.oneColumn':
    '{file} has one column only. A dataset needs at least one column that describes the user and one with the product that was taken next. If the columns are there, choose the right delimiter.',
  'file.oneColumnSheet':
    'The first row with content of the sheet “{sheet}” of {file} has one cell only, and is taken for the header. Choose another sheet, or delete titles and notes above the header.',
  'file.tooManyColumns':
    '{file} has {columns} columns; the limit is {limit}. Leave out columns that the prompts don’t need.',
  'file.wrongEncoding':
    '{file} can’t be read as {encoding}: line {line} does not fit. Choose another encoding, or let Hitloop detect it.',
  'import.cancelled': 'The import was cancelled elsewhere. Nothing of it was kept.',
  'dataset.reading':
    '“{name}” is still being read and can be used once that is done. The data page shows how far it is.',
  'append.columns':
    'The file’s columns are not those of the dataset, so nothing was appended. Missing from the file: {missing}. Not in the dataset: {extra}. Give it the same header, in any order, and try again.',
  'append.rejected':
    '{count, plural, one {# line} other {# lines}} of the file can’t be used, so nothing was appended: {reasons}. Fix them and append the file again.',
  'append.changed':
    'The dataset changed while the file was being read, so nothing was appended. Reload the page and append the file again.',
  'replace.runs':
    '{runs, plural, =0 {No run uses} one {One run uses} other {# runs use}} this dataset now, with {trials, plural, one {# trial} other {# trials}}. Replacing its rows deletes them, and that was not confirmed, so nothing was replaced. Reload the page, see what would be deleted, and confirm.',
  'mend.noDelimiter':
    'This dataset did not come from a CSV or TSV file, so its lines can’t be fixed one by one. Fix the original file and replace the dataset with it.',
  'mend.lineGone':
    'Line {line, number} is no longer set aside; it may have been fixed elsewhere just now. Reload the page to see.',
  'mend.changed':
    'The dataset changed elsewhere just now. Lines fixed until then are kept. Reload the page and try the others again.',
  'column.missing': 'There is no column “{column}”. The columns are: {available}.',
  'column.empty': 'The column “{column}” is empty in every row. Choose another column.',
  'column.twoRoles': '“{column}” was given two roles. Choose a separate column for each.',
  'column.noLabel':
    'No column has the role “label product”. Say on the data page which column holds the product that the user took next.',

  'pair.unknown':
    'This run no longer has “{name}” beside “{product}”, so the label was not saved. Reload the page and go on from there.',
  'synthetic.noColumns': 'No columns yet. Write one name per line, for example “sex: male | female”.',
  'synthetic.manyColumns': 'Too many columns; {most, number} at most. Keep only those that your prompts use.',
  'synthetic.badLine':
    'Line {line, number} holds no column name that can be read. Write “name: value | value”, with a name of at most 100 characters.',
  'synthetic.repeated': 'The column “{name}” in line {line, number} appeared before. Join the two lines into one.',
  'synthetic.noExamples':
    'Without a language model it is not clear what to put into these columns: {names}. Write some values after the name (“name: value | value”); for the label column you can also import a candidate pool; or choose a language model to write.',

  'alias.notInPool':
    'The pool no longer has “{product}”, so the alias was not saved. Reload the page and choose another product.',
  'alias.isProduct': '“{alias}” is itself a product of the pool and can’t be another product’s alias.',

  'votes.unusable':
    '{file} has {count, plural, one {a vote} other {# votes}} that can’t be counted, in {count, plural, one {line} other {lines}} {lines}. {count, plural, one {There} other {In the first of them}}: {problem, select, choice {the choice is “{text}”; it must be left, right, tie or both_bad} same {left and right are both “{text}”; a vote is between two prompts} voter {the voter is empty; give each voter a name or number} left {the name of the left prompt is empty} right {the name of the right prompt is empty} too_few_cells {there are fewer cells than in the header} too_many_cells {there are more cells than in the header} repeated_header {the header is repeated} other {the text can’t be read as a row of the table}}. Fix or remove what is wrong and try again; nothing was written.',

  'prompt.versionUsed':
    'v{number} is in use (runs {runs}) and can’t be deleted. Delete what uses it first, or keep it.',
  'prompt.nothingToDrop':
    'This version has no variable to leave out, so there is nothing to ablate. Use variables in its template first.',
  'prompt.badFile':
    '“{file}” is not a readable prompt file ({detail}). Choose a .json file exported here, a .yaml of promptfoo or its test cases as .csv (UTF-8), or a text file that holds one template.',
  'prompt.nameTaken':
    'This scene already has a prompt named “{name}”. Choose another name, or save a new version of that prompt.',
  'template.empty': 'The prompt “{name}” is empty. Write what the model should do.',
  'template.unbound': 'The prompt “{name}” uses variables that are bound to nothing: {variables}. {hint}',
  'template.badPipe':
    'In the prompt “{name}”, the pipe “{pipe}” of {variable} can’t be read{detail, select, none {} other { ({detail})}}. Write it as map, band, truncate, list or empty expects, or use “Build from columns” in the editor.',
  'variables.malformed': 'Line {line} of the variables is not of the form “NAME: value”: {text}',

  'variables.repeated':
    'The variable “{name}” is given again in line {line} (first in line {firstLine}). Keep one of them.',
  'sample.tooManyForNear':
    'Nearly identical inputs can be found among at most {limit, number} rows. Draw fewer rows, or leave out only the identical ones.',
  'sample.empty': 'No row with a label fits this choice. Choose another split, more days, or another dataset.',
  'sample.noTime':
    'This way of drawing needs times, and no row has one. Name the time column on the dataset’s page (or with --time).',
  'sample.noUser':
    'This way of drawing needs users, and no row has one. Name the user column on the dataset’s page (or with --user).',
  'run.noVersions': 'Choose at least one prompt version and one model.',
  'run.resumeMismatch':
    'Run {run} can’t be resumed with these options: {what} is not the same as when it started. Use the original options, or leave out --resume to start a new run.',
  'run.noPriceForBudget':
    'The price of {model} is not known, so a budget in dollars can’t be kept. Use a limit on calls instead.',
  'run.unknownJudge':
    '“{judge}” names no judge model. Write anthropic:MODEL or openai:MODEL; the embedded model can’t judge.',
  'run.noGreyZone':
    'This run matched exact names, so there is no grey zone to judge. Run it again with lexical matching: answers that are kept cost nothing.',
  'run.stopNeedsTwo':
    'Stopping once it is decided needs exactly two versions × models to compare; there {arms, plural, one {is #} other {are #}}. Choose two, or leave this setting out.',
  'run.deleteRunning':
    'Run #{number} is still under way, or has batches at the vendor. Cancel it first, and delete it once it has stopped.',
  'run.nothingFailed': 'This run has no failed rows to ask again, or it is still under way.',
  'run.noBatches':
    '{model} has no batch interface: only models of the Anthropic connection do. Choose “Live”, or leave that model out.',
  'slice.nameTaken': 'This dataset has a slice called “{name}” already. Choose another name, or rename that one.',
  'run.bestOfNeedsThree':
    'Finding the best needs at least three versions × models; there {arms, plural, one {is #} other {are #}}. Choose more versions or models, or use “Every version on every row”.',
  'run.bestOfOneDraw': 'Finding the best asks every row once. Set “Times each row is asked” to 1 (--repeats 1).',
  'run.bestOfLive':
    'Finding the best goes round by round, so it can’t be submitted as one batch. Choose “Live”, or use “Every version on every row”.',
  'run.bestOfTooSmall':
    'A budget of {budget, number} calls is too small to find the best of {arms, number} versions × models: allow at least {least, number} calls, or choose fewer versions.',
  'run.bestOfTooFewRows':
    'The sample has {rows, plural, one {# row} other {# rows}}; finding the best needs at least {least, number}. Draw more rows, or choose fewer versions.',
  'run.batchRunsThrough':
    'A run through the batch interface is submitted in one go, so it can’t stop once it is decided. Clear that setting, or choose “Live”.',

  'arena.contenders':
    'An arena takes {fewest, number} to {most, number} contenders (prompt versions × models); these are {count, number}. Choose more or fewer.',
  'arena.ended': 'This arena is over and takes no more votes. All votes that were cast count.',
  'quick.sameContender':
    'Both sides are the same version with the same model, so there is nothing to tell apart. Choose another version or model for one of them.',
  'quick.noAnswer':
    '“{name}” gave an empty answer here, so there is nothing to compare. Try another row or another text.',
  'vote.expired': 'This voting link has expired. Ask whoever sent it for a new one.',
  'vote.revoked': 'This voting link has been revoked. Ask whoever sent it for a new one.',
  'vote.nameless': 'Enter your name before you vote. Reload the page.',
  'vote.spent': 'You have cast all your {votes, plural, one {# vote} other {# votes}}. Thank you.',
  'vote.choiceOff': 'This arena doesn’t accept that choice. Reload the page and choose one of those shown.',
  'vote.final':
    'This vote can’t be withdrawn any more: only the latest can, and only before the real outcome was shown.',
  'connection.badHeader':
    'The extra header “{name}” can’t be used: {problem, select, name {a name has letters, digits and hyphens only} value {its value must be one line of plain ASCII characters, without spaces at the ends} reserved {Hitloop or the connection sets this one itself} repeated {it is given twice} missing {there is no stored value to keep; enter one} tooMany {at most 20 headers can be stored} other {it is not valid}}.',
  'model.badSetting':
    'That can’t be saved: {field, select, maxTokens {tokens per answer go from 1 to 64,000} temperature {temperature goes from 0 to 2} topP {top-p goes from 0 to 1} inputUsd {a price goes from 0 to 10,000 US dollars per million tokens} outputUsd {a price goes from 0 to 10,000 US dollars per million tokens, and both prices or neither are given} requestsPerMinute {requests per minute go from 1 to 1,000,000, as a whole number} maxConcurrency {calls at once go from 1 to 256, as a whole number} other {“{field}” has a value that the API doesn’t take}}.',
  'model.unknownKind':
    '“{model}” is not a model that can be used here. Write embedded, or anthropic: or openai: followed by a model ID.',
  'model.noKey': 'There is no key for this model. Set {variable}, or enter one under Model connections.',
  'model.keyNeeded':
    'The address has changed: enter the key again, since the stored one is only sent to the address it was stored for.',
  'model.auth':
    'The model’s server did not accept the key: {detail}. Check the key, and that it belongs to this address.',
  'model.notFound':
    'The model’s server does not know the model {model}: {detail}. Choose another model, or check the address.',
  'model.permission': 'This key may not use that model: {detail}. Use another key or model.',
  'model.quota':
    'The account has no credit left, or its limit is reached: {detail}. Add credit or raise the limit, then resume.',
  'model.dns':
    'There is no server named {host}: the name can’t be resolved. Check the address for a typing error, and whether this machine’s network and DNS work.',
  'model.refused':
    'No server listens at {url}: the connection was refused. Check whether the server is running and whether the port is right.',
  'model.tls':
    'No secure connection to {url}: {reason, select, expired {its certificate has expired} notYet {its certificate is not valid yet; check the clock of this machine} selfSigned {its certificate is self-signed, so nothing vouches for it} untrusted {its certificate was issued by an authority that this machine doesn’t know} wrongHost {its certificate is for another host name} notTls {the server doesn’t speak TLS there; perhaps the address begins with http://} other {the certificate doesn’t hold}} ({detail}). {reason, select, selfSigned {Start Hitloop with NODE_EXTRA_CA_CERTS set to the certificate’s file if you trust it.} untrusted {Start Hitloop with NODE_EXTRA_CA_CERTS set to the authority’s file if you trust it.} wrongHost {Use the address that the certificate names.} notTls {Check the address and the port.} other {Whoever runs the server must renew it.}}',
  'model.notApi':
    'At {url} there is something other than the API, for instance a web page or a redirect: {detail}. Check the address; it is given without /v1.',
  'model.unreachable': 'Nothing answers at {url}: {detail}. Check the address and the network.',
  'model.timeout':
    'The model did not answer within {seconds} seconds. Try again later; if this happens often, choose a faster model.',
  'model.rateLimited':
    'The model’s server keeps asking to slow down: {detail}. Make fewer calls at once, or limit the requests per minute under Model connections, then retry.',
  'model.overloaded': 'The model’s server is overloaded: {detail}. Try again later.',
  'model.server':
    'The model’s server failed with status {status}: {detail}. Try again later; if it keeps failing, ask whoever runs the server.',
  'model.cutBody': 'The model’s answer broke off halfway. Check the network and try again.',
  'model.malformed':
    'The model’s server answered with something that is not a model answer: {detail}. Check that the address leads to a compatible API.',
  'model.badRequest': 'The model’s server refused this request: {detail}. Check the model’s name and its parameters.',
  'model.batchGone':
    'The model’s server does not know the batch {batch}: {detail}. It may belong to another key, or its results are older than 29 days. Resuming the run submits its calls again, and they are charged again.',
  'model.batchCanceled':
    'The batch {batch} has been cancelled at the vendor. What it answered is kept; resume the run to submit the rest again.',
  'model.batchExpired':
    'The batch interface did not get to this request within 24 hours, {rounds, plural, one {# time} other {# times}}. Resume the run to submit it again, or call live.',
}

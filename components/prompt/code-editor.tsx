// CodeMirror for prompts: colours what `findMarks` finds, wraps lines, leaves Tab and ⌘↵ to the page.
'use client'

import { Prec } from '@codemirror/state'
import { Decoration, EditorView, keymap, ViewPlugin, type ViewUpdate } from '@codemirror/view'
import CodeMirror from '@uiw/react-codemirror'
import { useMemo } from 'react'
import type { Mark } from './find-marks'

export interface CodeEditorProps {
  label: string
  value: string
  placeholder: string
  minHeight: string
  onChange: (value: string) => void
  /** Stretches to colour; a new function colours anew. */
  findMarks: (source: string) => Mark[]
  /** Called when the editor is there and whenever it gets the focus. */
  onView: (view: EditorView) => void
}

const looks = EditorView.theme({
  '&': { backgroundColor: 'transparent', color: 'var(--ink)', fontSize: '13px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'inherit', lineHeight: '22px' },
  '.cm-content': { padding: '9px 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 11px' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--ink)' },
  '.cm-placeholder': { color: 'var(--ink-3)' },
  '& .cm-selectionLayer .cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground':
    {
      backgroundColor: 'var(--line)',
    },
  '.mark-variable': { color: 'var(--a)', backgroundColor: 'var(--a-soft)', borderRadius: '4px' },
  '.mark-name': { color: 'var(--a)', fontWeight: '600' },
  '.mark-unbound, .mark-wrong': { color: 'var(--miss)', textDecoration: 'underline wavy', textUnderlineOffset: '4px' },
  '.mark-unbound': { backgroundColor: 'var(--miss-soft)', borderRadius: '4px' },
})

const decorations = {
  variable: Decoration.mark({ class: 'mark-variable' }),
  name: Decoration.mark({ class: 'mark-name' }),
  unbound: Decoration.mark({ class: 'mark-unbound' }),
  wrong: Decoration.mark({ class: 'mark-wrong' }),
}

function colour(findMarks: CodeEditorProps['findMarks']) {
  const build = (view: EditorView) =>
    Decoration.set(
      findMarks(view.state.doc.toString()).map(({ kind, start, end }) => decorations[kind].range(start, end)),
    )
  return ViewPlugin.define(
    (view) => ({
      marks: build(view),
      update(update: ViewUpdate) {
        if (update.docChanged) this.marks = build(update.view)
      },
    }),
    { decorations: (plugin) => plugin.marks },
  )
}

// The page runs on ⌘↵; without this the editor would add a line, too.
const leaveToPage = Prec.highest(keymap.of([{ key: 'Mod-Enter', run: () => true }]))

const setup = {
  lineNumbers: false,
  foldGutter: false,
  highlightActiveLine: false,
  highlightSelectionMatches: false,
  autocompletion: false,
  bracketMatching: false,
  closeBrackets: false,
  searchKeymap: false,
  lintKeymap: false,
  completionKeymap: false,
  foldKeymap: false,
  indentOnInput: false,
  syntaxHighlighting: false,
}

export function CodeEditor({ label, value, placeholder, minHeight, onChange, findMarks, onView }: CodeEditorProps) {
  const extensions = useMemo(
    () => [
      EditorView.lineWrapping,
      // It takes the focus without one, but checkers of accessibility look for the attribute.
      EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
      EditorView.domEventHandlers({ focus: (_, view) => onView(view) }),
      looks,
      leaveToPage,
      colour(findMarks),
    ],
    [label, findMarks, onView],
  )
  return (
    <CodeMirror
      value={value}
      placeholder={placeholder}
      minHeight={minHeight}
      maxHeight="60vh"
      theme="none"
      basicSetup={setup}
      indentWithTab={false}
      extensions={extensions}
      onChange={onChange}
      onCreateEditor={onView}
    />
  )
}

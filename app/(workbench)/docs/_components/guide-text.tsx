// The text of a guide, block by block.
import { ScrollRegion } from '@/components/ui/scroll-region'
import type { Block } from '@/lib/core/guide/parse-guide'
import { InlineText } from './inline-text'

/** `codeLabel` and `tableLabel` name what may scroll by itself. */
export function GuideText({ blocks, labels }: { blocks: readonly Block[]; labels: { code: string; table: string } }) {
  return (
    <div className="grid gap-3 text-[15px] leading-7 text-ink-2">
      {blocks.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a file never move
        <GuideBlock key={at} block={block} labels={labels} />
      ))}
    </div>
  )
}

function GuideBlock({ block, labels }: { block: Block; labels: { code: string; table: string } }) {
  switch (block.kind) {
    case 'heading': {
      const Heading = block.level <= 2 ? 'h2' : 'h3'
      return (
        <Heading id={block.id} className="mt-5 scroll-mt-4 text-lg font-semibold text-ink">
          <InlineText parts={block.children} />
        </Heading>
      )
    }
    case 'paragraph':
      return (
        <p>
          <InlineText parts={block.children} />
        </p>
      )
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul'
      return (
        <List className={`grid gap-1.5 pl-6 marker:text-ink-3 ${block.ordered ? 'list-decimal' : 'list-disc'}`}>
          {block.items.map((item, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the items of a file never move
            <li key={at}>
              <InlineText parts={item} />
            </li>
          ))}
        </List>
      )
    }
    case 'code':
      return (
        <ScrollRegion label={labels.code} className="overflow-x-auto rounded-md border bg-sunk px-4 py-3">
          <pre className="font-mono text-[13px] leading-6 text-ink">{block.text}</pre>
        </ScrollRegion>
      )
    default:
      return <GuideTable block={block} label={labels.table} />
  }
}

function GuideTable({ block, label }: { block: Extract<Block, { kind: 'table' }>; label: string }) {
  const cell = 'px-3 py-2 align-top first:pl-0 last:pr-0'
  return (
    <ScrollRegion label={label} className="overflow-x-auto">
      <table className="w-full min-w-96 text-sm leading-6">
        <thead>
          <tr>
            {block.head.map((heading, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a file never move
              <th key={at} scope="col" className={`${cell} text-left text-xs font-medium text-ink-3`}>
                <InlineText parts={heading} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a file never move
            <tr key={line} className="border-t">
              {row.map((parts, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a file never move
                <td key={at} className={`${cell} ${at === 0 ? 'font-medium text-ink' : ''}`}>
                  <InlineText parts={parts} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

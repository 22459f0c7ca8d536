// How often values fall into each of many equal bins. A table says the same to screen readers.
import { ChartTable } from './chart-table'

interface HistogramProps {
  caption: string
  /** Column titles of the table. */
  headings: { from: string; to: string; count: string }
  /** Beginning of the first bin and end of the last. */
  low: number
  high: number
  counts: readonly number[]
  /** A place on the axis, and a count, in words. */
  placeWords: (place: number) => string
  countWords: (count: number) => string
}

export function Histogram({ caption, headings, low, high, counts, placeWords, countWords }: HistogramProps) {
  const highest = Math.max(1, ...counts)
  const edge = (bin: number): number => low + ((high - low) * bin) / counts.length
  const bins = counts.map((count, bin) => ({ count, bin, from: placeWords(edge(bin)), to: placeWords(edge(bin + 1)) }))
  return (
    <figure>
      <ChartTable
        caption={caption}
        headings={[headings.from, headings.to, headings.count]}
        rows={bins.map(({ bin, from, to, count }) => ({ key: bin, cells: [from, to, countWords(count)] }))}
      />
      <div aria-hidden="true">
        <svg aria-hidden="true" viewBox={`0 0 ${counts.length} 10`} preserveAspectRatio="none" className="h-16 w-full">
          {bins.map(({ bin, from, to, count }) => (
            <rect
              key={bin}
              x={bin + 0.05}
              width={0.9}
              y={10 - (count / highest) * 10}
              height={(count / highest) * 10}
              className="fill-baseline"
            >
              <title>{`${from} – ${to}: ${countWords(count)}`}</title>
            </rect>
          ))}
        </svg>
        <div className="flex justify-between gap-4 border-t border-line-strong pt-0.5 text-xs text-ink-3">
          <span>{placeWords(low)}</span>
          <span>{placeWords(high)}</span>
        </div>
      </div>
    </figure>
  )
}

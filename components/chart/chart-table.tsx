// What a chart shows, as a table for screen readers: each chart has one before its drawing.

interface ChartTableProps {
  caption: string
  /** One a column; '' for a corner that has no name. */
  headings: readonly string[]
  /** `cells` as many as headings. */
  rows: readonly { key: string | number; cells: readonly string[] }[]
  /** The column whose cells name their rows. */
  nameColumn?: number
}

export function ChartTable({ caption, headings, rows, nameColumn = 0 }: ChartTableProps) {
  return (
    <div className="sr-only">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {[...headings.entries()].map(([column, heading]) =>
              heading === '' ? (
                <td key={column} />
              ) : (
                <th key={column} scope="col">
                  {heading}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {[...cells.entries()].map(([column, cell]) =>
                column === nameColumn ? (
                  <th key={column} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={column}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

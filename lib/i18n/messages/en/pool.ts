import type { pool as zh } from '../zh/pool'

export const pool: typeof zh = {
  title: 'Candidate pool',
  lead: '{products, plural, one {# product} other {# products}}, {skus, plural, one {# SKU} other {# SKUs}}, {categories, plural, one {# category} other {# categories}}. From {file}, imported {when}; {rejected, plural, =0 {every line was used} one {# line was not used} other {# lines were not used}}.',
  why: 'The pool holds the real products that may be recommended.',
  emptyTitle: 'This scene has no candidate pool yet',
  emptyBody:
    'With a pool you see how many of the products that a model names can really be recommended (coverage), and names are mapped to SKUs. Batch tests work without one: answers are then compared with the label product alone.',
  upload: {
    title: 'Import a candidate pool',
    replaceTitle: 'Replace the pool',
    hint: 'Drop a CSV or TSV file here, with a SKU per line and at least the product’s name. Price, stock, impressions, clicks and a CTR score are optional.',
    replaceHint:
      'Drop a CSV or TSV file here, with a SKU per line. The new pool is in force at once; earlier runs keep the pool that they used.',
    product: 'Column with product names',
    productHint: 'Its name in the header. Left empty, it is told from the names.',
  },
  imported:
    'The new pool is in force: {skus, plural, one {# line} other {# lines}}, {rejected, plural, =0 {every line was used} one {# line was not used (wrong number of cells, or no product name)} other {# lines were not used (wrong number of cells, or no product name)}}.',
  taken: 'How the columns were taken:',
  takenAs: '{field} from “{column}”',
  notFound: 'Not found: {fields}.',
  retake: 'A wrong column? Import the file again and name the column with product names under “Options”.',
  fields: {
    product: 'product name',
    sku: 'SKU',
    category: 'category',
    price: 'price',
    stock: 'stock',
    impressions: 'impressions',
    clicks: 'clicks',
    score: 'CTR score',
  },
  search: 'Find a product, category or SKU',
  searching: 'Searching …',
  found: '{total, plural, one {# product} other {# products}} found for “{query}”.',
  nothingFound: 'No product, category or SKU contains “{query}”.',
  clear: 'Show all products',
  products: 'Products of the pool',
  productsPager: 'Pages of products',
  columns: {
    product: 'Product',
    category: 'Category',
    skus: 'SKUs',
    price: 'Price',
    impressions: 'Impressions',
    clicks: 'Clicks',
    clickRate: 'Click rate',
  },
  priceRange: '{low} – {high}',
}

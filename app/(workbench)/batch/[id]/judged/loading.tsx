import { AnalysisLoading } from '../_components/analysis-loading'

export default function Loading() {
  return <AnalysisLoading tab="judged" />
}

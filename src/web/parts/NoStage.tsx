import { Empty } from './Empty.tsx'
import { Link } from './Link.tsx'
import { Sheet } from './Sheet.tsx'

/** A screen of a stage, in a project that has none. */
export const NoStage = ({ title }: { title: string }) => (
  <Sheet title={title}>
    <h1>{title}</h1>
    <Empty fact="No stage is set." next>
      Sources are voted on at stages:{' '}
      <Link screen="protocol" id="sources">
        set them in the protocol
      </Link>
      .
    </Empty>
  </Sheet>
)

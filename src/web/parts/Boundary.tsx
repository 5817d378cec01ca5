import { Component, type ReactNode } from 'react'
import { Button } from './Button.tsx'
import { Empty } from './Empty.tsx'
import { Sheet } from './Sheet.tsx'

/**
 * Keeps a fault of one screen from taking down the frame around it. A class, because React has no other way to catch
 * what a component throws. Give it the screen's name as key, so that the next screen starts afresh.
 */
export class Boundary extends Component<{ children: ReactNode }, { fault: string | undefined }> {
  override state = { fault: undefined }

  static getDerivedStateFromError(error: unknown) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }

  override render() {
    const { fault } = this.state
    if (fault === undefined) return this.props.children
    return (
      <Sheet title="Not shown">
        <Empty fact="This screen could not be shown.">
          <p>What is saved is safe. Load the page again; if it stays, report it with these words: {fault}</p>
          <p className="row">
            <Button onClick={() => location.reload()}>Load again</Button>
          </p>
        </Empty>
      </Sheet>
    )
  }
}

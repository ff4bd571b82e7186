import { Component, type ReactNode } from 'react';
import { PageFault } from './PageFault';

/** Catches what a page throws while it is drawn, and says so instead of going blank. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    return this.state.error === undefined ? (
      this.props.children
    ) : (
      <PageFault error={this.state.error} />
    );
  }
}

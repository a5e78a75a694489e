/** An address that leads nowhere says so and shows the way back. */
import { Link } from 'react-router';
import { Empty } from '../parts/states.jsx';

export function NotFound() {
  return (
    <>
      <h1 className="sr-only">Not found</h1>
      <Empty title="There is no screen at this address">
        <Link to="/">Go to the KPI wall</Link>
      </Empty>
    </>
  );
}

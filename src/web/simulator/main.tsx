import { render } from 'preact';
import { SimulatorPage } from './simulatorPage.tsx';

const place = document.getElementById('page');
if (place === null) throw new Error('index.html has no element "page" to show the simulator in');
render(<SimulatorPage />, place);

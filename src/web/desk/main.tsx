import { render } from 'preact';
import { DeskPage } from './deskPage.tsx';

const place = document.getElementById('page');
if (place === null) throw new Error('index.html has no element "page" to show the desk in');
render(<DeskPage />, place);

import { isForFamilies } from '../screenshots/pages';
import { everyPage } from './support/everyPage';

everyPage(isForFamilies);

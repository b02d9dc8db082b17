import { isForFamilies } from '../screenshots/pages';
import { everyPage } from './support/everyPage';

everyPage((shot) => !isForFamilies(shot));

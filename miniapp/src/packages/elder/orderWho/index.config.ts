// Thrown out of memory, the program opens here again, within the day, with what is kept of the form.
export default definePageConfig({ restartStrategy: 'homePageAndLatestPage' });

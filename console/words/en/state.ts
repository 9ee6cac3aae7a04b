export const state = {
  notFound: 'There is no such page',
  notFoundHint: 'The address is not right, or what it led to was moved. Nothing is lost.',
  loading: 'Loading',
  slow: 'Still reading from the store.',
  retry: 'Try again',
  offline: 'The server does not answer.',
  offlineHint: 'What you see is kept here. Check that Tocsin is running, then try again.',
}

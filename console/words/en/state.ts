export const state = {
  loading: 'Loading',
  slow: 'Still reading from the store.',
  retry: 'Try again',
  offline: 'The server does not answer.',
  offlineHint: 'What you see is kept here. Check that Tocsin is running, then try again.',
}

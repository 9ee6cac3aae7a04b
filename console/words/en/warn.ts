export const warn = {
  title: 'You will be signed out soon',
  text: 'Nothing was done here for a while. Stay signed in to go on; what you typed is kept.',
  stay: 'Stay signed in',
}

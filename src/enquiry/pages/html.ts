/** Pages as tagged templates: see src/html.ts. */
export { html, inline, type Html } from '../../html.ts'

/** Version of this program, with the commit that it was built from where that is known; set by the build. */
export const codeVersion = process.env.HITLOOP_VERSION ?? ''

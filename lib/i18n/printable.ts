// Text from files and servers, made safe for a terminal.

/** Each control character but tab and line feed as U+FFFD: names of files and columns must not move the cursor or rename the window. */
export const printable = (text: string): string => text.replace(/[^\P{Cc}\t\n]/gu, '\uFFFD')

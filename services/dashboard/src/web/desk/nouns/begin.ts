/** The part of the address of a list that opens the form of a command. */
export const BEGIN = 'begin';

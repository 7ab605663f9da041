/** Variable with the folder in which the processes of a client write which fields they read. */
export const OBSERVED_FOLDER = 'DESKDOUBLE_OBSERVED_READS'

/** What went wrong, in words for a reader. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    case 'ENOENT':
      return 'it is not there (any more)';
    case 'ENOSPC':
      return 'no room is left on the disk';
    case 'EROFS':
      return 'the disk can only be read';
    case 'ELOOP':
      return 'its links lead in a circle';
    case 'EEXIST':
      return 'a file of that name is in the way';
    case 'EISDIR':
      return 'it is a folder';
    case 'ENOTDIR':
      return 'it is not a folder';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}

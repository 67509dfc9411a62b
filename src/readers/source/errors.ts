import { GrokscopeError } from '../../util/errors.js';

/** Says in plain words why the file system refused a path; other errors come back as they are. */
export function fileError(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  switch (error.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new GrokscopeError(
        'not-found',
        path,
        'there is no such file or folder',
        'Check the spelling and the folder from which you started grokscope.',
      );
    case 'EACCES':
    case 'EPERM':
      return new GrokscopeError(
        'not-readable',
        path,
        'the file system refuses to open it: permission denied',
        'Ask for permission to read it, for example with `chmod u+r`.',
      );
    case 'ELOOP':
    case 'EIO':
    case 'ENAMETOOLONG':
    case 'EISDIR':
      return new GrokscopeError(
        'not-readable',
        path,
        `the file system cannot open it (${error.code})`,
        'Copy the log to a local folder and name the copy.',
      );
    default:
      return error;
  }
}

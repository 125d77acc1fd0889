#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension POSIX {
  /// Codes that blame the medium, not the place that was chosen.
  static let mediumFailures: Set<Int32> = [ENOSPC, EDQUOT, EIO, EFBIG, EMFILE, ENFILE, ENOMEM]

  /// No file or folder of that name.
  static let isMissing = ENOENT
  /// Something that must not be replaced.
  static let isOccupied = EEXIST
  /// A folder where a file was wanted, and the reverse.
  static let isFolder = EISDIR
  static let isNoFolder = ENOTDIR
  /// A device or a pipe where a file was wanted.
  static let isNoFile = ESPIPE
  /// A symbolic link where none may be.
  static let isLink = ELOOP
  static let isDanglingLink = ENOLINK
  static let isForbidden = EACCES
  static let isReadOnly = EROFS
  static let isElsewhere = EXDEV
  static let isDamaged = EILSEQ
  /// Written for another folder than the one it lies in.
  static let isForeign = ESTALE
  /// Somebody else holds the lock.
  static let isLocked = EWOULDBLOCK

  /// What the codes mean, as half a sentence. `strerror` would answer in the user's language, and
  /// the same fault should read the same in every log.
  static let reasons: [Int32: String] = [
    EACCES: "permission denied", EBUSY: "it is in use", EDQUOT: "the disk quota is used up",
    EEXIST: "something of that name is there", EFBIG: "it would exceed the allowed file size",
    EILSEQ: "its text is damaged", EIO: "the disk or file system reports an error",
    EISDIR: "it is a folder",
    ELOOP: "it is a symbolic link, or there are too many of them on the way",
    EMFILE: "too many files are open", ENAMETOOLONG: "the name is too long",
    ENFILE: "too many files are open on this machine", ENODEV: "there is no such device",
    ENOENT: "there is no such file or folder",
    ENOLINK: "it is a symbolic link to something that is not there",
    ENOLCK: "the file system has no locks",
    ENOMEM: "there is not enough memory", ENOSPC: "the disk is full",
    ENOTDIR: "it, or a part of its path, is not a folder", ENOTEMPTY: "the folder is not empty",
    ESTALE:
      "it was not written here, but came with a copy or a clone; beside it, old holds files of "
      + "the earlier report and new those of the later: keep what you need, then remove them with it",
    ENOTSUP: "the file system can't do that", ENXIO: "nothing is at its other end",
    EPERM: "the system does not allow it", EROFS: "the disk is read-only",
    ESPIPE: "it is a device or a pipe, not a file", ETXTBSY: "it is being executed",
    EXDEV: "it is on another disk",
  ]
}

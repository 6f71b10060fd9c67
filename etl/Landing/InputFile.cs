using System.IO.Compression;

namespace BhytWarehouse.Etl.Landing;

/// <summary>A file as it lies where it was delivered, or an entry of an archive there.</summary>
/// <param name="Name">Its path below the place that was named; an entry of an archive is written archive.zip!entry.</param>
/// <param name="EntryName">Empty for a file of its own.</param>
/// <param name="EntryNumber">Place of the entry in the archive, from 0: its name need not be its own.</param>
public sealed record InputFile(string Name, string FullPath, string EntryName, int EntryNumber = 0)
{
    /// <summary>Length and last write of the file on disk: when they change while it is read, it is still being written.</summary>
    public (long Length, DateTime LastWriteUtc) State()
    {
        FileInfo info = new(FullPath);
        return (info.Length, info.LastWriteTimeUtc);
    }

    /// <exception cref="InvalidDataException">The archive or the entry is damaged; an entry may show it only at its end.</exception>
    public Stream Open()
    {
        FileStream file = new(FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
        if (EntryName.Length == 0)
        {
            return file;
        }

        ZipArchive archive = new(file, ZipArchiveMode.Read);
        return new ArchiveEntryStream(archive, new WholeEntryStream(archive.Entries[EntryNumber]));
    }

    /// <summary>Closes the archive together with its entry.</summary>
    private sealed class ArchiveEntryStream(ZipArchive archive, Stream entry) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => entry.Read(buffer, offset, count);

        public override int Read(Span<byte> buffer) => entry.Read(buffer);

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                entry.Dispose();
                archive.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}

using System.Runtime.InteropServices;

namespace BhytWarehouse.Etl.Landing;

/// <summary>Waits until files are on the disk: on Linux by one call for their whole file system, elsewhere file by file.</summary>
internal static partial class DiskBarrier
{
    public static void Reach(string folder, IEnumerable<string> files)
    {
        if (OperatingSystem.IsLinux())
        {
            using SafeHandle handle = OpenFolder(folder, 0, 0);
            if (!handle.IsInvalid && SynchroniseFileSystem(handle) == 0)
            {
                return;
            }
        }

        foreach (string path in files)
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.ReadWrite);
            file.Flush(flushToDisk: true);
        }
    }

    // A folder cannot be opened as a FileStream.
    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial Microsoft.Win32.SafeHandles.SafeFileHandle OpenFolder(string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    private static partial int SynchroniseFileSystem(SafeHandle folder);
}

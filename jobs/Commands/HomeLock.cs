namespace BhytWarehouse.Jobs.Commands;

/// <summary>One writer for each home: a second process would take a load under way for one that a crash left behind.</summary>
/// <remarks>The operating system frees the lock when its process ends, however it ends.</remarks>
internal sealed class HomeLock : IDisposable
{
    private readonly FileStream _file;

    private HomeLock(FileStream file) => _file = file;

    public static HomeLock Take(string warehousePath, Language language)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(warehousePath))!;
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, "bhyt.lock");
        try
        {
            return new HomeLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1));
        }
        catch (IOException exception) when (exception is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException) && File.Exists(path))
        {
            throw new CommandException(ErrorTexts.HomeInUse.In(language, folder));
        }
    }

    public void Dispose() => _file.Dispose();
}

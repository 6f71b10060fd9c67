using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Engines.Sqlite;

/// <summary>jobs.db: opened for one piece of work and closed after it, by many processes at once. Each book in it names its own tables.</summary>
public static class JobStore
{
    /// <param name="path">Its folder is made where it is missing.</param>
    /// <param name="tables">Statements that make what the book needs where it is not there yet; they run each time, so they say IF NOT EXISTS.</param>
    public static SqliteConnection Open(string path, string tables)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 30 }.ToString());
        try
        {
            connection.Open();
            connection.Run("PRAGMA journal_mode = WAL; " + tables);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}

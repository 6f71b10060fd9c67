using System.Diagnostics;
using System.Globalization;

namespace BhytWarehouse.Etl.Tests.Connectors.Sql;

/// <summary>A PostgreSQL server of its own in a temporary folder, reached by a socket in that folder; started when a test first asks for it and stopped with the last.</summary>
public sealed class PostgreSqlServer : IDisposable
{
    private readonly Lock _gate = new();
    private string? _folder;
    private int _databases;

    /// <summary>Of the newest installed version; null where there is none.</summary>
    public static string? BinaryFolder { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(folder => Path.Combine(folder, "bin")).Where(folder => File.Exists(Path.Combine(folder, "initdb"))).OrderBy(folder => folder.Length).ThenBy(folder => folder, StringComparer.Ordinal).LastOrDefault()
        : null;

    /// <summary>A database that nobody else uses.</summary>
    public string NewDatabase()
    {
        lock (_gate)
        {
            Start();
            string name = string.Create(CultureInfo.InvariantCulture, $"source{++_databases}");
            Run("createdb", "-h", _folder!, "-U", "postgres", name);
            return $"Host={_folder};Username=postgres;Database={name}";
        }
    }

    public void Dispose()
    {
        if (_folder is not null)
        {
            Run("pg_ctl", "-D", Path.Combine(_folder, "data"), "-m", "immediate", "-w", "stop");
            Directory.Delete(_folder, recursive: true);
        }
    }

    private void Start()
    {
        if (_folder is not null)
        {
            return;
        }

        if (BinaryFolder is null)
        {
            throw new InvalidOperationException("BHYT_REQUIRE_POSTGRESQL is set, but there is no PostgreSQL below /usr/lib/postgresql; apt-get install postgresql.");
        }

        string folder = Directory.CreateTempSubdirectory("bhyt-pg-").FullName;
        if (Environment.UserName == "root")
        {
            Execute("chown", ["postgres", folder]);
        }

        _folder = folder;
        Run("initdb", "-D", Path.Combine(folder, "data"), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        Run("pg_ctl", "-D", Path.Combine(folder, "data"), "-l", Path.Combine(folder, "log"), "-o", $"-k {folder} -c listen_addresses= -c fsync=off -c timezone=Asia/Ho_Chi_Minh", "-w", "start");
    }

    /// <summary>The server refuses to run as root, so root hands it to the account that the package made.</summary>
    private static void Run(string program, params string[] arguments)
    {
        string path = Path.Combine(BinaryFolder!, program);
        if (Environment.UserName == "root")
        {
            Execute("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", path, .. arguments]);
        }
        else
        {
            Execute(path, arguments);
        }
    }

    private static void Execute(string program, string[] arguments)
    {
        // What the server inherits must not hold this process: its output goes nowhere.
        ProcessStartInfo quiet = new("/bin/sh", ["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", program, .. arguments]) { WorkingDirectory = "/", UseShellExecute = false };
        using Process process = Process.Start(quiet)!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }
}

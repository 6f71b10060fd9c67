using System.Globalization;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Landing;
using BhytWarehouse.Etl.Sources;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Audit;

/// <summary>The loads and their files as audit.LoadRun and audit.SourceFile keep them.</summary>
public sealed class LoadRunLog(SqliteConnection connection, TimeProvider time)
{
    /// <summary>One statement, so that two hosts never begin the same load.</summary>
    public int Begin(string feedCode) =>
        connection.Rows(
            "INSERT INTO audit_LoadRun (LoadRunKey, FeedCode, StateName, StartedAt, EndedAt, FirstRecordKey, LastRecordKey, Message) SELECT COALESCE(MAX(LoadRunKey), 0) + 1, @feed, @state, @at, '', 0, -1, '' FROM audit_LoadRun RETURNING LoadRunKey",
            reader => reader.GetInt32(0), ("@feed", feedCode), ("@state", StateNames.Of(LoadState.Received)), ("@at", Now()))[0];

    /// <summary>Enters an action that changes facts without files as a run of its own, published with the caller's transaction or not at all.</summary>
    public int BeginAction(string code)
    {
        int key = Begin(code);
        Enter(key, LoadState.Published);
        return key;
    }

    /// <summary>Moves the load to its next state, inside the caller's transaction where there is one.</summary>
    public void Enter(int loadRunKey, LoadState state, string message = "")
    {
        bool ends = state is LoadState.Published or LoadState.Failed;
        connection.Run("UPDATE audit_LoadRun SET StateName = @state, EndedAt = @ended, Message = @message WHERE LoadRunKey = @run",
            ("@run", loadRunKey), ("@state", StateNames.Of(state)), ("@ended", ends ? Now() : ""), ("@message", message));
        if (state == LoadState.Published)
        {
            connection.Run("UPDATE audit_LoadRun SET PublicationNumber = (SELECT MAX(PublicationNumber) + 1 FROM audit_LoadRun) WHERE LoadRunKey = @run", ("@run", loadRunKey));
        }
    }

    /// <summary>The load that became visible last; 0 when none did. Of two hosts the one that began later may have ended earlier.</summary>
    public static int NewestPublished(SqliteConnection connection) =>
        (int)connection.ScalarLong("SELECT COALESCE((SELECT LoadRunKey FROM audit_LoadRun WHERE PublicationNumber > 0 ORDER BY PublicationNumber DESC LIMIT 1), 0)");

    /// <summary>What of audit.LoadRun stands now; null where the load was taken back meanwhile.</summary>
    public LoadState? StateOf(int loadRunKey) =>
        connection.ScalarText("SELECT StateName FROM audit_LoadRun WHERE LoadRunKey = @run", ("@run", loadRunKey)) is { } name ? StateNames.LoadStateOf(name) : null;

    /// <summary>Reserves keys for the records of a load, in the caller's transaction; keys of records that the gate holds back stay unused.</summary>
    public long ReserveRecordKeys(int loadRunKey, long count)
    {
        long first = connection.ScalarLong("SELECT COALESCE(MAX(LastRecordKey), 0) + 1 FROM audit_LoadRun");
        first = Math.Max(first, 1);
        connection.Run("UPDATE audit_LoadRun SET FirstRecordKey = @first, LastRecordKey = @last WHERE LoadRunKey = @run", ("@run", loadRunKey), ("@first", first), ("@last", first + count - 1));
        return first;
    }

    /// <summary>Enters the files that a load received.</summary>
    /// <returns>The files with their keys, in the order given; the time of receipt is that of the first time these bytes came.</returns>
    public IReadOnlyList<SourceFile> Record(int loadRunKey, string feedCode, IReadOnlyList<(string Name, LandedFile File, long DeclaredRecordCount, bool IsDuplicate)> files)
    {
        DateTime now = time.GetUtcNow().UtcDateTime;
        int key = (int)connection.ScalarLong("SELECT COALESCE(MAX(SourceFileKey), 0) FROM audit_SourceFile");
        List<SourceFile> recorded = [];
        foreach ((string name, LandedFile file, long declared, bool isDuplicate) in files)
        {
            string? first = connection.ScalarText("SELECT MIN(ReceivedAt) FROM audit_SourceFile WHERE FileHash = @hash", ("@hash", file.Hash));
            DateTime receivedAt = first is null ? now : DateTime.Parse(first, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
            connection.Run(
                "INSERT INTO audit_SourceFile (SourceFileKey, LoadRunKey, FeedCode, FileName, FileHash, ByteSize, ReceivedAt, DeclaredRecordCount, StateName, RefusalRuleCode) VALUES (@key, @run, @feed, @name, @hash, @bytes, @at, @declared, @state, '')",
                ("@key", ++key), ("@run", loadRunKey), ("@feed", feedCode), ("@name", name), ("@hash", file.Hash), ("@bytes", file.ByteCount), ("@at", receivedAt.ToString("O", CultureInfo.InvariantCulture)), ("@declared", declared), ("@state", StateNames.Of(isDuplicate ? FileState.Duplicate : FileState.Received)));
            recorded.Add(new SourceFile(key, name, file.Hash, file.ByteCount, receivedAt));
        }

        return recorded;
    }

    /// <summary>Whether these bytes were read before by a load that published: then they bring nothing new.</summary>
    public bool WasRead(string feedCode, string hash) =>
        connection.ScalarLong("SELECT COUNT(*) FROM audit_SourceFile AS file INNER JOIN audit_LoadRun AS run ON run.LoadRunKey = file.LoadRunKey WHERE file.FileHash = @hash AND file.FeedCode = @feed AND file.StateName = @read AND run.StateName = 'published'",
            ("@hash", hash), ("@feed", feedCode), ("@read", StateNames.Of(FileState.Read))) > 0;

    public void Judge(int sourceFileKey, FileVerdict verdict) =>
        connection.Run("UPDATE audit_SourceFile SET StateName = @state, RefusalRuleCode = @rule WHERE SourceFileKey = @key",
            ("@key", sourceFileKey), ("@state", StateNames.Of(verdict.IsRefused ? FileState.Refused : FileState.Read)), ("@rule", verdict.RefusalRuleCode ?? ""));

    /// <summary>Loads that a crash left half-way, oldest first.</summary>
    public IReadOnlyList<(int LoadRunKey, string FeedCode, LoadState State)> Unfinished() =>
        connection.Rows("SELECT LoadRunKey, FeedCode, StateName FROM audit_LoadRun WHERE StateName NOT IN ('published', 'failed') ORDER BY LoadRunKey",
            reader => (reader.GetInt32(0), reader.GetString(1), StateNames.LoadStateOf(reader.GetString(2))));

    public IReadOnlyList<(SourceFile File, bool IsDuplicate)> Files(int loadRunKey) =>
        connection.Rows("SELECT SourceFileKey, FileName, FileHash, ByteSize, ReceivedAt, StateName FROM audit_SourceFile WHERE LoadRunKey = @run ORDER BY SourceFileKey",
            reader => (new SourceFile(reader.GetInt32(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3), DateTime.Parse(reader.GetString(4), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)), StateNames.FileStateOf(reader.GetString(5)) == FileState.Duplicate),
            ("@run", loadRunKey));

    /// <summary>What became of each file of a load, by its key.</summary>
    public IReadOnlyDictionary<int, FileState> FileStates(int loadRunKey) =>
        connection.Rows("SELECT SourceFileKey, StateName FROM audit_SourceFile WHERE LoadRunKey = @run", reader => (Key: reader.GetInt32(0), State: StateNames.FileStateOf(reader.GetString(1))), ("@run", loadRunKey)).ToDictionary(file => file.Key, file => file.State);

    private string Now() => time.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}

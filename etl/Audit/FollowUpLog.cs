using BhytWarehouse.Etl.Engines.Sqlite;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Audit;

/// <summary>How far what follows a load (figures, refresh of reports) has come; kept in jobs.db, apart from the warehouse.</summary>
/// <remarks>A mark is written after the work it stands for, so a crash between the two only repeats the work. It names its warehouse: a mark never speaks for another file.</remarks>
public sealed class FollowUpLog(string jobsPath, string warehouseIdentity)
{
    /// <summary>The newest publication that the figures include.</summary>
    public const string FiguresMark = "figures";

    /// <summary>The newest publication for which a refresh was asked from Power BI.</summary>
    public const string RefreshAskedMark = "refresh-asked";

    /// <summary>The newest publication for which the operator was told what would be refreshed.</summary>
    public const string RefreshToldMark = "refresh-told";

    /// <summary>The options of the sample province that the warehouse holds.</summary>
    public const string SampleMark = "sample";

    /// <summary>Tells one warehouse from another that later stands at the same place.</summary>
    public static string IdentityOf(SqliteConnection warehouse) =>
        warehouse.ScalarText("SELECT CreatedAt || ' ' || KeyFingerprint FROM audit_Installation") ?? "";

    public string? Find(string mark)
    {
        using SqliteConnection connection = Open();
        return connection.ScalarText("SELECT value FROM follow_up_mark WHERE warehouse = @warehouse AND mark = @mark", ("@warehouse", warehouseIdentity), ("@mark", mark));
    }

    public int FindPublication(string mark) => int.TryParse(Find(mark), System.Globalization.CultureInfo.InvariantCulture, out int publication) ? publication : 0;

    public void Set(string mark, string value)
    {
        using SqliteConnection connection = Open();
        connection.Run("INSERT INTO follow_up_mark (warehouse, mark, value) VALUES (@warehouse, @mark, @value) ON CONFLICT (warehouse, mark) DO UPDATE SET value = excluded.value",
            ("@warehouse", warehouseIdentity), ("@mark", mark), ("@value", value));
    }

    public void SetPublication(string mark, int publication) => Set(mark, publication.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private SqliteConnection Open() =>
        JobStore.Open(jobsPath, "CREATE TABLE IF NOT EXISTS follow_up_mark (warehouse TEXT NOT NULL, mark TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (warehouse, mark)) STRICT;");
}

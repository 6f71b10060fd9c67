using BhytWarehouse.Etl.Engines.Sqlite;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Audit;

/// <summary>By which loads a file or a dossier came, and of which facilities and months a load is: as the account and the star have it.</summary>
public sealed class LoadTrace(SqliteConnection connection)
{
    /// <summary>A file may be named by the beginning of its hash.</summary>
    public const int FewestOfHash = 8;

    /// <summary>The loads that received a file, replays of it included; oldest first.</summary>
    /// <param name="hash">Its SHA-256, or at least the first <see cref="FewestOfHash"/> digits of it.</param>
    /// <exception cref="FormatException">It is no such hash.</exception>
    public IReadOnlyList<int> OfFile(string hash)
    {
        string beginning = hash.Trim().ToLowerInvariant();
        return beginning.Length is >= FewestOfHash and <= 64 && beginning.All(char.IsAsciiHexDigitLower)
            ? connection.Rows("SELECT DISTINCT LoadRunKey FROM audit_SourceFile WHERE FileHash >= @first AND FileHash < @after ORDER BY LoadRunKey", reader => reader.GetInt32(0), ("@first", beginning), ("@after", beginning + "g"))
            : throw new FormatException($"This is no SHA-256 of a file; expected {FewestOfHash} to 64 hexadecimal digits.");
    }

    /// <summary>The loads that received the files by which a dossier stands in the star, was withdrawn, settled or is held back; oldest first.</summary>
    /// <remarks>Of a version that a newer one replaced the star holds nothing: its loads are found by its file.</remarks>
    /// <param name="number">MA_LK, whole.</param>
    /// <param name="facilityCode">Empty for the dossiers of that number of every facility.</param>
    public IReadOnlyList<int> OfDossier(string number, string facilityCode) => connection.Rows(
        """
        WITH told AS
        (
            SELECT claim.SourceFileKey AS FileKey, claim.VersionSourceFileKey AS LastKey, claim.TreatingFacilityDurableKey AS FacilityDurableKey FROM fact_Claim AS claim WHERE claim.ClaimNumber = @number
            UNION ALL
            SELECT gone.SourceFileKey, gone.VersionSourceFileKey, gone.TreatingFacilityDurableKey FROM fact_WithdrawnClaim AS gone WHERE gone.ClaimNumber = @number
        ),
        file AS
        (
            SELECT told.FileKey, told.LastKey FROM told
            WHERE @facility = '' OR EXISTS (SELECT 1 FROM dim_Facility AS facility WHERE facility.FacilityDurableKey = told.FacilityDurableKey AND facility.FacilityCode = @facility)
        ),
        hash AS
        (
            SELECT received.FileHash FROM file INNER JOIN audit_SourceFile AS received ON received.SourceFileKey IN (file.FileKey, file.LastKey)
        )
        SELECT received.LoadRunKey FROM hash INNER JOIN audit_SourceFile AS received ON received.FileHash = hash.FileHash
        UNION
        SELECT held.LoadRunKey FROM quality_Quarantine AS held WHERE held.RecordCode = @number AND (@facility = '' OR held.FacilityCode = @facility)
        UNION
        SELECT held.RepairedByLoadRunKey FROM quality_Quarantine AS held WHERE held.RecordCode = @number AND (@facility = '' OR held.FacilityCode = @facility) AND held.RepairedByLoadRunKey > 0
        ORDER BY 1
        """,
        reader => reader.GetInt32(0), ("@number", number.Trim()), ("@facility", facilityCode));

    /// <summary>What the load received something of; a facility is empty, and a month 0, where the record or the feed has none.</summary>
    public IReadOnlyList<(string FacilityCode, int MonthKey)> Slices(int loadRunKey) => connection.Rows(
        "SELECT DISTINCT FacilityCode, CASE WHEN MonthKey > 0 THEN MonthKey ELSE 0 END FROM audit_Ledger WHERE LoadRunKey = @load ORDER BY 1, 2",
        reader => (reader.GetString(0), reader.GetInt32(1)), ("@load", loadRunKey));
}

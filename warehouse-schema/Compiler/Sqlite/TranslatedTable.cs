namespace BhytWarehouse.SchemaCompiler.Sqlite;

/// <summary>A table in SQLite's words, with what the deployment scripts and the catalogue need of it.</summary>
public sealed record TranslatedTable(SqlFile File, string CreateTable, IReadOnlyList<OutputColumn> Columns, IReadOnlyList<string> PrimaryKey, IReadOnlyList<ForeignKey> References)
{
    public List<string> Indexes { get; } = [];

    /// <summary>Columns with a default, which a generated row need not name.</summary>
    public HashSet<string> Defaulted { get; } = new(StringComparer.Ordinal);

    /// <summary>The column by whose value the rows are partitioned; null when they are not.</summary>
    public string? PartitionColumn { get; init; }

    public string Schema => File.Schema;

    public string Name => File.Name;
}

namespace BhytWarehouse.SchemaCompiler.Sqlite;

/// <summary>The constructs of SQL Server that SQLite does without, each with the reason why no figure changes by it.</summary>
/// <remarks>This is the written list: what stands neither here nor in the translation fails the build.</remarks>
public sealed class LeftOut
{
    public const string Schema = "CREATE SCHEMA";
    public const string PartitionFunction = "CREATE PARTITION FUNCTION";
    public const string PartitionScheme = "CREATE PARTITION SCHEME";
    public const string Placement = "ON partition scheme or filegroup";
    public const string Columnstore = "COLUMNSTORE INDEX";
    public const string ClusteredOrNot = "CLUSTERED / NONCLUSTERED";
    public const string IndexOptions = "index options";
    public const string IncludedColumns = "INCLUDE columns of an index";
    public const string TableOptions = "table options (compression, lock escalation)";
    public const string Role = "CREATE ROLE, CREATE USER, membership";
    public const string Permission = "GRANT, DENY, REVOKE";
    public const string Masking = "dynamic data masking";
    public const string SecurityPolicy = "CREATE SECURITY POLICY and its predicate functions (security/ only)";
    public const string Collation = "COLLATE on a column";
    public const string SchemaBinding = "WITH SCHEMABINDING";
    public const string Settings = "SET options at the head of a file";

    public static readonly IReadOnlyDictionary<string, string> Reasons = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        [Schema] = "the schema is the first part of the name: fact.Claim is fact_Claim",
        [PartitionFunction] = "a file has no partitions",
        [PartitionScheme] = "a file has no partitions",
        [Placement] = "a file has no partitions or filegroups",
        [Columnstore] = "storage only",
        [ClusteredOrNot] = "storage only",
        [IndexOptions] = "storage only",
        [IncludedColumns] = "speed only",
        [TableOptions] = "storage only",
        [Role] = "whoever may read the file reads all of it; the folder's permissions guard it",
        [Permission] = "as for roles",
        [Masking] = "as for roles",
        [SecurityPolicy] = "as for roles",
        [Collation] = "TEXT compares binary, which is the collation of the warehouse",
        [SchemaBinding] = "SQLite checks a view when it is read",
        [Settings] = "the compiler fixes them",
    };

    private readonly SortedDictionary<string, SortedSet<string>> places = new(StringComparer.Ordinal);

    public IEnumerable<string> Summary => places.Select(place =>
        Invariant($"left out for SQLite: {place.Key} in {place.Value.Count} file(s) ({Reasons[place.Key]})"));

    public IReadOnlyDictionary<string, SortedSet<string>> Places => places;

    public void Note(string construct, SqlFile file)
    {
        if (!places.TryGetValue(construct, out SortedSet<string>? files))
        {
            places[construct] = files = new SortedSet<string>(StringComparer.Ordinal);
        }

        files.Add(file.RelativePath);
    }
}

namespace BhytWarehouse.Etl.Engines.Sqlite;

/// <summary>What a backup holds; written last, so a folder without it is not a backup.</summary>
public sealed record BackupManifest(int Format, DateTime CreatedAt, string SchemaHash, string KeyFingerprint, IReadOnlyList<BackupFile> Files)
{
    public const int CurrentFormat = 1;

    public long ByteCount => Files.Sum(file => file.ByteCount);
}

using System.IO.Compression;

namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>The parts of a workbook by their names, which compare without regard to case and to the stroke before the first folder (ECMA-376 part 2, 6.2.2.3).</summary>
internal static class WorkbookParts
{
    /// <summary>As it is compared.</summary>
    public static string NameOf(string written) => written.Replace('\\', '/').TrimStart('/');

    /// <summary>Null when the workbook has no such part.</summary>
    public static ZipArchiveEntry? Part(this ZipArchive workbook, string name) =>
        workbook.Entries.FirstOrDefault(part => NameOf(part.FullName).Equals(NameOf(name), StringComparison.OrdinalIgnoreCase));
}

using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Scheduling;

/// <summary>Finds runs by what came with them: a file or a dossier is looked up in the warehouse, and its loads in the book.</summary>
internal sealed class RunSearch(SqliteWarehouse warehouse, RunBook book)
{
    /// <summary>Newest first.</summary>
    /// <param name="fileHash">SHA-256 of a file or the beginning of it; empty where it does not matter.</param>
    /// <param name="dossier">MA_LK, with the facility of the filter where it names one; empty where it does not matter.</param>
    /// <exception cref="FormatException">The hash is none.</exception>
    public IReadOnlyList<JobRun> Find(RunFilter filter, string fileHash, string dossier)
    {
        if (fileHash.Length == 0 && dossier.Length == 0)
        {
            return book.Search(filter);
        }

        using SqliteConnection connection = warehouse.OpenReader();
        LoadTrace trace = new(connection);
        IEnumerable<int>? loads = filter.Loads;
        loads = fileHash.Length == 0 ? loads : Both(loads, trace.OfFile(fileHash));
        loads = dossier.Length == 0 ? loads : Both(loads, trace.OfDossier(dossier, filter.FacilityCode));
        return book.Search(filter with { Loads = [.. loads ?? []] });
    }

    private static IEnumerable<int> Both(IEnumerable<int>? loads, IReadOnlyList<int> found) => loads?.Intersect(found) ?? found;
}

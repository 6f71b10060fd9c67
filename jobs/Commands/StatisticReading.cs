using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Jobs.Pages;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Commands;

/// <summary>A warehouse opened to read figures of one moment from it.</summary>
internal sealed class StatisticReading : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _moment;

    public StatisticReading(string warehousePath)
    {
        _connection = SqliteWarehouse.OpenExisting(warehousePath).OpenReader();
        _moment = _connection.BeginTransaction(deferred: true);
        Figures = new StatisticFigures(_connection);
    }

    public StatisticFigures Figures { get; }

    public void Dispose()
    {
        _moment.Dispose();
        _connection.Dispose();
    }
}

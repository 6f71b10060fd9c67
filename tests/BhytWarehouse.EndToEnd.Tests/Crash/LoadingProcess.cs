using System.Diagnostics;
using System.Globalization;
using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Engines;
using BhytWarehouse.Etl.Indicators;
using BhytWarehouse.Etl.Sources;

namespace BhytWarehouse.EndToEnd.Tests.Crash;

/// <summary>The process that the crash tests start, kill and start again: resumes what was cut off, loads every feed of a sample folder, computes the figures.</summary>
public static class LoadingProcess
{
    public static int Main(string[] arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        (string homeFolder, string sampleFolder) = (arguments[0], arguments[1]);
        try
        {
            WarehouseHome home = WarehouseHome.OpenOrCreate(ScratchHome.WarehousePathIn(homeFolder), ScratchHome.Clock);
            WarehouseLoad load = new(home, SourceRegister.All, ScratchHome.Clock);
            foreach (LoadResult resumed in load.ResumeUnfinished(progress: null, CancellationToken.None))
            {
                Console.WriteLine($"resumed {resumed.FeedCode}: {resumed.State}");
            }

            foreach (ISource source in SourceRegister.All.Sources)
            {
                string place = Path.Combine(sampleFolder, source.FeedCode);
                if (!Directory.Exists(place))
                {
                    continue;
                }

                LoadResult result = load.Run(source, BhytWarehouse.Etl.Landing.InputFiles.Find(place, source.FileExtensions, quietSince: null), progress: null, CancellationToken.None);
                Console.WriteLine($"{source.FeedCode}: {result.State} {result.Message}");
                foreach ((string name, string reason) in result.LeftAlone)
                {
                    Console.WriteLine($"left alone {name}: {reason}");
                }
            }

            new IndicatorRun(home.Warehouse, ScratchHome.Clock).Run(progress: null, CancellationToken.None);
            using Process own = Process.GetCurrentProcess();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"done; peak {own.PeakWorkingSet64 / (1024 * 1024)} MB"));
            return 0;
        }
        catch (Exception exception) when (exception is WarehouseException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(exception.Message);
            return 1;
        }
    }
}

using BhytWarehouse.Benchmarks;

return args switch
{
    ["load", .. string[] rest] => LoadBenchmark.Run(rest),
    ["matching", .. string[] rest] => MatchingBenchmark.Run(rest),
    ["radar", .. string[] rest] => RadarBenchmark.Run(rest),
    ["figures", .. string[] rest] => FiguresBenchmark.Run(rest),
    ["runs", .. string[] rest] => RunsBenchmark.Run(rest),
    ["signals", .. string[] rest] => SignalBenchmark.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        Measures BhytWarehouse as ratios within one run on this machine.

          dotnet run -c Release --project tests/BhytWarehouse.Benchmarks -- load [--dossiers 20000] [--large 80000] [--rounds 3] [--keep DIR]
          dotnet run -c Release --project tests/BhytWarehouse.Benchmarks -- matching [--people 200000] [--seed S] [--rounds 1] [--dirty-percent 3] [--misses]
          dotnet run -c Release --project tests/BhytWarehouse.Benchmarks -- radar [--histories 400] [--planted 200] [--seed S] [--misses]
          dotnet run -c Release --project tests/BhytWarehouse.Benchmarks -- figures [--dossiers 450000] [--keep DIR] [--all]
          dotnet run -c Release --project tests/BhytWarehouse.Benchmarks -- runs [--runs 1000000] [--seed S] [--keep DIR]
          dotnet run -c Release --project tests/BhytWarehouse.Benchmarks -- signals [--seed S] [--dossiers 100000] [--cases 50] [--months 12] [--misses] [--clean-only | --planted-only] [--keep DIR]

        load   claims files to star, against XDocument with prepared commands (one transaction per file), and against raw prepared inserts of the same rows
        matching  residents and insured of the sample province, some of them written wrongly: precision and recall for uncovered people and duplicate cards. Without --seed each run
                  draws a seed and prints it; exit code 1 when a figure is below its least
        radar  expected volume of facilities: false alarms on clean generated histories, planted faults found; draws and prints a seed, exit code 1 when a figure is out of its bound
        figures  all indicators, signals and what holds them over one province-month, then again after one facility's correction; exit code 1 when it takes longer than wanted. A kept
                 folder is used again: what was built in it is not built twice; --all tells every part, not only the slowest
        runs     a job store with a million runs and their logs: what the start page asks and every kind of search, p50 and p95; exit code 1 when a p95 is above 300 ms
        signals  a province with planted abuse and innocent look-alikes of each kind: what the signals find (recall) and what they hold against others (precision); and the same province
               without any, which must be quiet. Draws and prints a seed; exit code 1 when a figure misses its bound
        """);
    return 2;
}

using BhytWarehouse.Benchmarks;

return args switch
{
    ["load", .. string[] rest] => LoadBenchmark.Run(rest),
    ["matching", .. string[] rest] => MatchingBenchmark.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        Measures BhytWarehouse as ratios within one run on this machine.

          dotnet run -c Release --project tests/BhytWarehouse.Benchmarks -- load [--dossiers 20000] [--large 80000] [--rounds 3] [--keep DIR]
          dotnet run -c Release --project tests/BhytWarehouse.Benchmarks -- matching [--people 100000] [--seed S] [--rounds 1] [--dirty-percent 3] [--misses]

        load   claims files to star, against XDocument with prepared commands (one transaction per file), and against raw prepared inserts of the same rows
        matching  residents and insured of the sample province, some of them written wrongly: precision and recall for uncovered people and duplicate cards. Without --seed each run
                  draws a seed and prints it; exit code 1 when a figure is below its least
        """);
    return 2;
}

using BhytWarehouse.Benchmarks;

return args switch
{
    ["load", .. string[] rest] => LoadBenchmark.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        Measures BhytWarehouse as ratios within one run on this machine.

          dotnet run -c Release --project tests/BhytWarehouse.Benchmarks -- load [--dossiers 20000] [--large 80000] [--rounds 3] [--keep DIR]

        load   claims files to star, against XDocument with prepared commands (one transaction per file), and against raw prepared inserts of the same rows
        """);
    return 2;
}

using System.Text;
using BhytWarehouse.Jobs.Commands;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using CancellationTokenSource stop = new();
Language language = GlobalOptions.LanguageOf(args, Environment.GetEnvironmentVariable);
Console.CancelKeyPress += (_, pressed) =>
{
    // The first time the work ends at a safe point; the second time the process ends.
    if (!stop.IsCancellationRequested)
    {
        pressed.Cancel = true;
        Console.Error.WriteLine(ErrorTexts.Stopping.In(language));
        stop.Cancel();
    }
};
using var onTerminate = System.Runtime.InteropServices.PosixSignalRegistration.Create(System.Runtime.InteropServices.PosixSignal.SIGTERM, signal =>
{
    signal.Cancel = true;
    stop.Cancel();
});
return await BhytCommandLine.InvokeAsync(args, CommandSurroundings.OfProcess(), stop.Token);

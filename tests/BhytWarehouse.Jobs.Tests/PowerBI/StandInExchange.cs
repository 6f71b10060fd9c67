namespace BhytWarehouse.Jobs.Tests.PowerBI;

internal sealed record StandInExchange(string Method, string Path, string? Route, int Status, string RequestBody, string ResponseBody, string? Location, string? RequestIdHeader, string? Authorization);

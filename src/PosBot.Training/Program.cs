using PosBot.Training;

return args switch
{
    ["fold-tables", var unihan, var output] => FoldTableCommand.Run(unihan, output),
    ["train", var dialogs, var output] => TrainCommand.Run(dialogs, output),
    ["report", var dialogs, .. var rest] => ReportCommand.Run(dialogs, rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        fold-tables <Unihan folder> <out file>   generates the character tables
        train <dialogs folder> <out file>        trains the intent model where its sources changed
        report <dialogs folder> [--errors]       cross-validation figures
        """);
    return 2;
}

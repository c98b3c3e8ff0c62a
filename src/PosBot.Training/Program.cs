using PosBot.Training;

return args switch
{
    ["fold-tables", var unihan, var output] => FoldTableCommand.Run(unihan, output),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        fold-tables <Unihan folder> <out file>   generates the character tables
        train <dialogs folder> <out file>        trains the intent model where its sources changed
        report <dialogs folder>                  cross-validation figures
        """);
    return 2;
}
